const mark = document.createElement('div');
mark.id = 'mark';
mark.textContent = 'Painted';
document.body.append(mark);
